"""The page in a real browser: links scroll the other side only; filters and keys; without a script it still reads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jiping.model import Evaluation, Paragraph
from jiping.write.html import html_report
from sample import document, evaluation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def long() -> Evaluation:
    """The sample with enough text below that its places do not all fit on one screen."""
    blocks = document().blocks
    filler = tuple(Paragraph(len(blocks) + n, "没有数字的一段话。" * 20, 3) for n in range(40))
    return evaluation(document=document(blocks=(*blocks, *filler)))


def opened(browser: Browser, folder: Path, script: bool = True) -> tuple[Page, list[str]]:
    path = folder / "report.html"
    path.write_text(html_report([long()]), "utf-8")
    page = browser.new_page(viewport={"width": 1366, "height": 768}, java_script_enabled=script)
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: trouble.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(path.as_uri())
    return page, trouble


def in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    return box is not None and box["y"] >= 40 and box["y"] + min(box["height"], 100) <= 768


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_links_lead_to_the_other_side(browser: Browser, tmp_path: Path, script: bool) -> None:
    page, trouble = opened(browser, tmp_path, script)
    bar = page.locator("header.bar").bounding_box()
    page.locator("#d1-f3 .places a").first.click()
    assert in_view(page, "#d1-m3")
    page.locator("#d1-m1").click()
    assert in_view(page, "#d1-f1")
    # The page itself must not move: only the pane that holds the target scrolls.
    assert page.locator("header.bar").bounding_box() == bar
    assert trouble == []
    page.close()


def test_no_sideways_scrolling_at_1366(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    assert page.evaluate(
        "document.querySelector('#findings').scrollWidth <= document.querySelector('#findings').clientWidth"
    )
    page.close()


def test_filter_and_keys(browser: Browser, tmp_path: Path) -> None:
    page, trouble = opened(browser, tmp_path)
    assert page.locator(".finding:visible").count() == 3
    page.locator("[data-show=error]").click()
    assert page.locator(".finding:visible").evaluate_all("found => found.map(f => f.id)") == ["d1-f3"]
    assert page.locator("[data-show=error]").get_attribute("aria-pressed") == "true"
    assert page.locator(".mark:not(.off)").count() == 3
    page.locator("[data-show=all]").click()
    for key, current in (("j", "d1-f1"), ("j", "d1-f2"), ("j", "d1-f3"), ("j", "d1-f3"), ("k", "d1-f2")):
        page.keyboard.press(key)
        assert page.locator(".finding.current").get_attribute("id") == current
    assert in_view(page, ".mark.current")
    assert trouble == []
    page.close()


def test_controls_are_for_scripts_only(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path, script=False)
    assert not page.locator(".controls").is_visible()
    page.locator(".coverage summary").click()
    assert page.locator(".unknown").first.evaluate("e => getComputedStyle(e).borderBottomStyle") == "none"
    page.locator(".show-unknown").check()
    assert page.locator(".unknown").first.evaluate("e => getComputedStyle(e).borderBottomStyle") == "dotted"
    page.close()


def test_printed_on_a4_with_findings_after_the_document(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path)
    page.emulate_media(media="print")
    assert not page.locator(".controls").is_visible()
    document_box, findings_box = page.locator("main").bounding_box(), page.locator("aside").bounding_box()
    assert document_box is not None and findings_box is not None
    assert findings_box["y"] >= document_box["y"] + document_box["height"] - 1
    assert page.locator("thead").first.evaluate("e => getComputedStyle(e).display") == "table-header-group"
    page.close()
