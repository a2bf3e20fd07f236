"""The kinds of personal data, what they are called, and what a mask leaves of them."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    IDENTITY = "identity"  # resident identity number
    MOBILE = "mobile"
    LANDLINE = "landline"
    ACCOUNT = "account"  # bank card or passbook of a person
    ADDRESS = "address"  # finer than township or street
    AIDED = "aided"  # name of somebody who received money
    PREPARER = "preparer"  # name of who filled in, is to be asked
    EMAIL = "email"
    PLATE = "plate"
    LISTED = "listed"  # name or other cell in a list of persons
    LIST = "list"  # the list itself


KIND_WORDS: dict[Kind, tuple[str, str]] = {
    Kind.IDENTITY: ("身份证号", "identity number"),
    Kind.MOBILE: ("手机号码", "mobile number"),
    Kind.LANDLINE: ("固定电话号码", "telephone number"),
    Kind.ACCOUNT: ("银行账号", "bank account number"),
    Kind.ADDRESS: ("详细住址", "home address"),
    Kind.AIDED: ("受益人姓名", "beneficiary's name"),
    Kind.PREPARER: ("经办人员姓名", "preparer's name"),
    Kind.EMAIL: ("个人电子邮箱", "personal e-mail address"),
    Kind.PLATE: ("车牌号", "vehicle plate"),
    Kind.LISTED: ("名单中的姓名", "name in a list"),
    Kind.LIST: ("个人名单", "list of persons"),
}

CARRIED_WORDS: dict[str, tuple[str, str]] = {
    "author": ("文件属性中的作者", "author in the file's properties"),
    "last_modified_by": ("文件属性中的最后保存者", "last saved by, in the file's properties"),
    "manager": ("文件属性中的管理者", "manager in the file's properties"),
    "custom_property": ("自定义文件属性", "custom file property"),
    "comment": ("批注", "comment"),
    "tracked_change": ("修订痕迹", "tracked change"),
    "hidden_text": ("隐藏文字", "hidden text"),
    "hidden_sheet": ("隐藏工作表", "hidden sheet"),
    "hidden_row": ("隐藏行", "hidden row"),
    "hidden_column": ("隐藏列", "hidden column"),
    "annotation": ("注释", "annotation"),
}

_TOWNSHIP = re.compile(r"^.*?(?:街道(?:办事处)?|[镇乡](?!村)|苏木)")
_DIGIT = re.compile(r"\d")


def kind_word(kind: str, lang: str = "zh") -> str:
    words = KIND_WORDS[Kind(kind)] if kind in KIND_WORDS else CARRIED_WORDS.get(kind, (kind, kind))
    return words[lang == "en"]


def describe(kind: str, length: int, lang: str = "zh") -> str:
    """What a finding shows instead of the value: 身份证号（18 位）."""
    unit = f"（{length} 位）" if lang == "zh" else f" ({length} characters)"
    return kind_word(kind, lang) + unit


def mask(kind: Kind, value: str) -> str:
    """What the published copy says instead: the forms local notices use (compliance, section 4).

    >>> mask(Kind.MOBILE, "13800001111"), mask(Kind.AIDED, "张三丰")
    ('138****1111', '张**')
    """
    digits = "".join(_DIGIT.findall(value))
    if kind is Kind.IDENTITY:
        compact = re.sub(r"[\s\-—－]", "", value)
        return compact[:2] + "*" * (len(compact) - 5) + compact[-3:]
    if kind is Kind.MOBILE:
        return f"{digits[-11:-8]}****{digits[-4:]}"
    if kind is Kind.LANDLINE:
        area = re.match(r"[（(]?0(?:10|2\d|[3-9]\d\d)[）)]?[-－—\s]?", value)
        return (area.group() if area else "") + "*" * 7
    if kind is Kind.ACCOUNT:
        return "*" * len(digits)
    if kind is Kind.ADDRESS:
        town = _TOWNSHIP.match(value)
        return (town.group() if town else "") + "***"
    if kind is Kind.EMAIL:
        return "***"
    if kind is Kind.PLATE:
        return value[:2] + "*****"
    from jiping.privacy.names import surname

    return (surname(value) or "*") + "**"
