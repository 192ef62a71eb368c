"""The house's laws as checks: each takes a source folder and lists what breaks the law, one sentence a place."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

LONGEST_FILE = 300

NAMES_THAT_SAY_NOTHING = {"common", "helper", "helpers", "manager", "managers", "service", "services", "util", "utils"}

SIGNAL_MODULES = {"django.dispatch", "django.db.models.signals", "django.core.signals", "django.test.signals"}

ORM_WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "asave", "acreate", "aupdate", "adelete", "abulk_create", "abulk_update", "aget_or_create", "aupdate_or_create",
}  # fmt: skip
FACES = ("web", "api")

# What the law on easing the burden of communities, and the law on personal data, forbid a program to do.
FORBIDDEN_NAME = re.compile(
    r"check_?in(?![a-z])|clock_?in(?![a-z])|attendance_streak"
    r"|leader_?board|(points?|person|people|community|communities|cadres?|members?)_rank"
    r"|rank_(persons?|people|communit|cadres?|members?)"
    r"|(award|earn|bonus|reward)_points?(?![a-z])|points_(balance|total)"
    r"|online_?(time|minutes|seconds|duration)|time_online"
    r"|(required|mandatory|forced)_?photo|photo_?(required|mandatory)"
    r"|gps_?track|track_?points?(?![a-z])|watch_?position"
    r"|credit_?scor"
)
FORBIDDEN_SAYING = re.compile(r"打卡|排行榜|积分榜|积分排名|在线时长|信用评分")
# A page may say that the program does none of this; the denial stands in the same clause, before the word.
DENIAL = re.compile(r"[不无没禁免勿][^，。；！？,.;!?<>{}]*$")
WORD_OF_CODE = re.compile(r"[A-Za-z0-9_./:<>\-]+")
DOTTED_NAME = re.compile(r"[\w.]+")
PAGE_FILES = {".html", ".js", ".css", ".txt"}


def python_files(source: Path) -> Iterator[Path]:
    """Every Python file that people write, migrations left out."""
    return (path for path in sorted(source.rglob("*.py")) if "migrations" not in path.parts)


def parsed(source: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file with its syntax tree."""
    return ((path, ast.parse(path.read_text(encoding="utf-8"), str(path))) for path in python_files(source))


def empty_names(source: Path) -> list[str]:
    """Modules and packages whose name does not say what is in them."""
    return [
        f"{path}: name it after the thing in it"
        for path in sorted(source.rglob("*"))
        if path.stem in NAMES_THAT_SAY_NOTHING and (path.is_dir() or path.suffix == ".py")
    ]


def long_files(source: Path) -> list[str]:
    """Python files that hold more than one thing, judged by their length."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(source)}
    return [f"{path}: {lines} lines, at most {LONGEST_FILE}" for path, lines in lengths.items() if lines > LONGEST_FILE]


def signal_imports(source: Path) -> list[str]:
    """Imports of Django's signals, which would hide what follows from what."""
    return [
        f"{path}:{line}: {name}; call it, or put it into the table of reactions"
        for path, tree in parsed(source)
        for name, line in imported_names(tree)
        if any(f"{name}.".startswith(f"{module}.") for module in SIGNAL_MODULES)
    ]


def imported_names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The full dotted name and the line of everything that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def writing_faces(source: Path) -> list[str]:
    """Writes to the database in the packages that face people; these call commands instead."""
    return [
        f"{path}:{call.lineno}: .{call.func.attr}(); a page calls a command, and the command writes"
        for face in FACES
        for path, tree in parsed(source / face)
        for call in calls_in_bodies(tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr in ORM_WRITES
    ]


def calls_in_bodies(tree: ast.Module) -> Iterator[ast.Call]:
    """Every call but those that decorate: ``@router.delete(...)`` declares an address, it deletes nothing."""
    decorators = {id(mark) for node in ast.walk(tree) for mark in getattr(node, "decorator_list", [])}
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in decorators)


def claims_outside_meetings(source: Path) -> list[str]:
    """Uses of the command that turns an intent into a claim, outside the meeting that must decide it."""
    insiders = {source / "meetings", source / "projects"}
    return [
        f"{path}:{line}: {name}; only a meeting's resolution makes a claim"
        for path, tree in parsed(source)
        if not insiders & set(path.parents)
        for name, line in [*imported_names(tree), *called_names(tree)]
        if name.startswith("sifang.projects.") and name.endswith(".claim")
    ]


def called_names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The dotted name of each attribute that is read, with the module's own aliases written out in full."""
    aliases = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            aliases |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            aliases |= {alias.asname: alias.name for alias in node.names if alias.asname}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and DOTTED_NAME.fullmatch(spelled := ast.unparse(node)):
            head, dot, rest = spelled.partition(".")
            yield f"{aliases.get(head, head)}{dot}{rest}", node.lineno


def lawless_names(source: Path) -> list[str]:
    """Names, in code or on disk, of things that the law forbids."""
    in_code = ((path, word) for path, tree in parsed(source) for word in words_of_code(tree))
    on_disk = ((path, path.stem) for path in sorted(source.rglob("*")))
    on_pages = (
        (path, word) for path in page_files(source) for word in WORD_OF_CODE.findall(path.read_text(encoding="utf-8"))
    )
    return [
        f"{path}: {word}; the law forbids it"
        for words in (in_code, on_disk, on_pages)
        for path, word in words
        if FORBIDDEN_NAME.search(snake(word))
    ]


def lawless_sayings(source: Path) -> list[str]:
    """Chinese words for things that the law forbids, on pages and in code, unless the sentence denies them."""
    return [
        f"{path}: {found.group()}; the law forbids it"
        for path in [*python_files(source), *page_files(source)]
        for line in path.read_text(encoding="utf-8").splitlines()
        for found in FORBIDDEN_SAYING.finditer(line)
        if not DENIAL.search(line[: found.start()])
    ]


def page_files(source: Path) -> list[Path]:
    """The templates, scripts and styles, those of others (``vendor``) left out."""
    return [path for path in sorted(source.rglob("*")) if path.suffix in PAGE_FILES and "vendor" not in path.parts]


def words_of_code(tree: ast.Module) -> Iterator[str]:
    """Every name a module gives or uses, and every string that is a name rather than a sentence."""
    for node in ast.walk(tree):
        yield from (
            value
            for field in ("id", "name", "attr", "arg", "asname", "module")
            if isinstance(value := getattr(node, field, None), str)
        )
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and WORD_OF_CODE.fullmatch(node.value):
            yield node.value


def snake(word: str) -> str:
    """``PointsRank`` and ``points-rank`` both as ``points_rank``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", word).replace("-", "_").lower()


MEMBER_WORD = re.compile(r"^(party_)?members?$|^is_(party_)?member$|^posts__kind|党员|政治面貌")
MERCHANTS = "sifang.commerce"


def members_beside_merchants(source: Path) -> list[str]:
    """Functions that know merchants and speak of Party members: nothing joins the two, not even a query."""
    found = []
    for path, tree in parsed(source):
        own = (source / "commerce") in path.parents
        names = {name.rpartition(".")[2] for name, _line in imported_names(tree) if name.startswith(MERCHANTS)}
        names |= {
            alias.asname
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(MERCHANTS)
            for alias in node.names
            if alias.asname
        }
        for node in ast.iter_child_nodes(tree):
            if _is_import(node) or not (own or names & set(words_of_code(node))):
                continue
            found += [f"{path}:{node.lineno}: {word}; a merchant's Party membership is no use to anybody"
                      for word in _member_words(node)]  # fmt: skip
    return found


def _is_import(node):
    return isinstance(node, ast.Import | ast.ImportFrom)


def _member_words(tree):
    """What speaks of members in code: names, keywords, and strings that are no sentence."""
    docs = {id(found.value) for found in ast.walk(tree) if isinstance(found, ast.Expr)}
    strings = (
        node.value for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    )  # fmt: skip
    return sorted({word for word in (*words_of_code(tree), *strings) if MEMBER_WORD.search(word)})
