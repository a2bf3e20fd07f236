# The only list of commands. Plain `make` prints it. 唯一的命令清单：直接运行 make 会列出全部命令。
#
# Everything runs in .venv, which make builds from $(PYTHON) with the versions pinned in requirements/constraints.txt.
# `demo` installs what a user gets; the other targets add the development tools.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install -qq -c requirements/constraints.txt
WORKERS ?= 2
# Their findings are planted, so the demo asks for exit code 0 in spite of them.
EXAMPLES := examples/self-evaluation-2024.docx examples/clean-self-evaluation-2024.docx examples/final-accounts-2024.pdf

.PHONY: help
help: ## 列出全部命令 | list the commands
	@echo "用法 usage: make 命令    例 e.g. make demo"
	@echo
	@awk -F ' *## *| *\\| *' '/^[a-z-]+:.*## /{split($$1, t, ":"); printf "  %-11s %s\n  %-11s %s\n", t[1], $$2, "", $$3}' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(VENV)/.runtime ## 安装并检查 examples/ 里的示例，结果写到 out/ | install, check the shipped examples, write HTML and JSON to out/
	@mkdir -p out
	@$(BIN)/jiping check $(EXAMPLES) --exit-zero
	@$(BIN)/jiping check $(EXAMPLES) --exit-zero --format html -o out/findings.html
	@$(BIN)/jiping check $(EXAMPLES) --exit-zero --format json -o out/findings.json
	@echo
	@$(BIN)/jiping evaluate $(firstword $(EXAMPLES)) --framework hunan-department-13-61-26 \
	  --data examples/records-2024.yaml -o out/evaluation --fail-on never
	@echo
	@echo "以上问题是示例中有意埋下的，清单见 examples/README.md。"
	@echo "The findings above were planted on purpose; examples/README.md lists them."
	@echo "已写入 written: out/findings.html（用浏览器打开 open in a browser）, out/findings.json, out/evaluation/"
	@echo
	@echo "接着可以 try next:"
	@echo "  $(BIN)/jiping check 你的报告.docx           检查自己的文件 check a file of yours"
	@echo "  $(BIN)/jiping frameworks                    评分表和指标体系 scoring tables"
	@echo "  $(BIN)/jiping explain SUM001                一条规则的依据和例子 a rule, its basis and cases"
	@echo "  $(BIN)/jiping rules                         全部规则 all rules"

.PHONY: test
test: $(VENV)/.dev ## 运行测试（不含慢的） | run the tests, without the slow ones
	@$(BIN)/python -m pytest -n $(WORKERS) -m "not slow"

# pytest exits with 5 when it finds no test, which is no failure while no test is slow.
.PHONY: test-slow
test-slow: $(VENV)/.dev ## 运行慢的测试（全新安装、整份语料等） | run the slow tests: clean install, whole corpora
	@$(BIN)/python -m pytest -m slow || { code=$$?; [ $$code -eq 5 ] || exit $$code; }

.PHONY: check
check: $(VENV)/.dev ## 静态检查：格式、写法、类型、依赖方向、文档 | every static check: format, lint, types, imports, structure, docs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest tests/structure

.PHONY: format
format: $(VENV)/.dev ## 整理代码格式 | format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.PHONY: bench
bench: $(VENV)/.dev ## 测量读取和检查的速度 | measure the speed of reading and checking
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python "$$script"; done

.PHONY: regen
regen: $(VENV)/.dev ## 重新生成示例和标准结果，改动须逐行审阅 | rebuild examples and golden files; review the diff like code
	@$(BIN)/python tools/make_examples.py
	@if [ -d tests/golden ]; then JIPING_REGEN=1 $(BIN)/python -m pytest tests/golden; fi

.PHONY: new-rule
new-rule: $(VENV)/.dev ## 新建一条规则的两个文件：make new-rule AREA=SUM | write both files of a new rule: make new-rule AREA=SUM
	@$(BIN)/python tools/new_rule.py "$(AREA)"

.PHONY: clean
clean: ## 删除 .venv、out 和各种缓存 | remove .venv, out and caches
	@rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# --- the environment ---------------------------------------------------------------------------------------------------

$(BIN)/python:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "没有找到 $(PYTHON)。请安装 Python 3.11 或更新的版本，或用 make PYTHON=/路径/python3 指定。" >&2; \
	  echo "$(PYTHON) not found. Install Python 3.11 or newer, or say make PYTHON=/path/to/python3." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "需要 Python 3.11 或更新的版本，而 $(PYTHON) 是 $$("$(PYTHON)" -V)。可用 make PYTHON=python3.12 另行指定。" >&2; \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$("$(PYTHON)" -V). Try make PYTHON=python3.12." >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "不能建立虚拟环境；Debian、Ubuntu、麒麟等系统请先安装 python3-venv。" >&2; \
	  echo "Could not make a virtual environment; on Debian-like systems install python3-venv first." >&2; exit 1; }

$(VENV)/.runtime: pyproject.toml requirements/constraints.txt | $(BIN)/python
	@echo "正在安装 jiping 及其运行所需的软件包…… installing jiping"
	@$(PIP) -e .
	@touch $@

$(VENV)/.dev: pyproject.toml requirements/constraints.txt | $(BIN)/python
	@echo "正在安装开发工具…… installing jiping with its development tools"
	@$(PIP) -e '.[dev,ocr]'
	@touch $(VENV)/.runtime $@
