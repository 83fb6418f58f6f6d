"""Modules as functions of one script."""

import pytest

from catalogue.output.offline import scripts

PATH = "assets/here/a.js"


@pytest.mark.parametrize(
    ("module", "made"),
    [
        ('import { a, b as c } from "./b.js";', 'const { a, b: c } = $need("assets/here/b.js");'),
        ('import {\n  a,\n} from "../b.js"', 'const {\n  a,\n} = $need("assets/b.js");'),
        ("import * as all from './b.js';", 'const all = $need("assets/here/b.js");'),
        ('import b from "./b.js";', 'const { default: b } = $need("assets/here/b.js");'),
        ('import "./b.js";', '$need("assets/here/b.js");'),
        ('go(() => import("./b.js"));', 'go(() => $load("./b.js"));'),
        ("const here = import.meta.url;", "const here = $meta.url;"),
        ("important(1);\nthe.import(2);", "important(1);\nthe.import(2);"),
    ],
)
def test_what_a_module_asks_for_comes_from_the_one_script(module: str, made: str) -> None:
    assert scripts.classic(PATH, module) == f"{made}\nreturn {{  }};"


@pytest.mark.parametrize(
    ("module", "made", "given"),
    [
        ("export function a() {}", "function a() {}", "a: a"),
        ("export async function a() {}", "async function a() {}", "a: a"),
        ("export function* a() {}", "function* a() {}", "a: a"),
        ("export class A {}", "class A {}", "A: A"),
        ("export const a = 1;", "const a = 1;", "a: a"),
        ("const a = 1;\nexport { a, a as b };", "const a = 1;\n", "a: a, b: a"),
        ("export default (1);", "const $default = (1);", "default: $default"),
    ],
)
def test_what_a_module_gives_is_what_its_function_returns(module: str, made: str, given: str) -> None:
    assert scripts.classic(PATH, module) == f"{made}\nreturn {{ {given} }};"


@pytest.mark.parametrize(
    "module",
    [
        "export const { a, b } = parts;",
        'export * from "./b.js";',
        'export { a } from "./b.js";',
        'import a, { b } from "./b.js";',
        "await ready();",
        "const a = await ready();",
    ],
)
def test_a_form_that_is_not_known_is_left_out(module: str) -> None:
    assert scripts.classic(PATH, module) is None
    script, left_out = scripts.bundle({PATH: module.encode(), "assets/b.js": b"let b;"})
    assert left_out == (PATH,)
    assert b"assets/b.js" in script


def test_only_what_cannot_run_otherwise_is_a_module() -> None:
    assert scripts.is_module("a.js", b'import "./b.js";')
    assert scripts.is_module("a.mjs", b"export const a = 1;")
    assert not scripts.is_module("a.js", b'import("./b.js");\n// export it')
    assert not scripts.is_module("a.css", b'import "./b.js";')


def test_the_name_of_the_script_follows_its_content() -> None:
    assert scripts.name_of(b"1") != scripts.name_of(b"2")
