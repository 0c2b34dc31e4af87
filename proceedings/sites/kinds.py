"""What each kind of site gets; each is one function from a plan to texts by path."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from proceedings.exports import papers_json
from proceedings.sites import fragments, shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from proceedings.plan import Plan

_DATA = "proceedings"  # a folder of its own among the site's data
_PARAMETER = "proceedings_html"
_SHORTCODE = f"{{{{ .Page.Params.{_PARAMETER} | safeHTML }}}}\n"
# What JSON may hold as it is, and YAML may not or folds to a blank (YAML 1.2, 5.1 and 6.5).
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def site_files(kind: str, plan: Plan) -> dict[str, str]:
    """Return the text of each file by its path in the site.

    Arguments:
        kind: one of ``KINDS``.
    """
    return KINDS[kind](plan)


def _hugo(plan: Plan) -> dict[str, str]:
    """Return data files, and a page a paper whose body any theme shows.

    The body is a shortcode of ours that shows HTML of the front matter. Markdown would take signs
    of an abstract for marks and drop HTML, and newer Hugos refuse pages of HTML
    (``security.allowContent``; 0.168 does, 0.111 does not).
    """
    files = {f"data/{_DATA}/{name}": _json(value) for name, value in shapes.data(plan).items()}
    files[f"layouts/shortcodes/{_DATA}.html"] = _SHORTCODE
    files["content/papers/_index.md"] = _hugo_page({"title": "Papers"}, fragments.papers(plan))
    for weight, (key, paper) in enumerate(_papers(plan).items(), 1):
        front = {"title": paper["title"], "weight": weight, "paper": paper}
        body = fragments.paper(plan, plan.paper(key))
        files[f"content/papers/{key}/index.md"] = _hugo_page(front, body)
    return files


def _jekyll(plan: Plan) -> dict[str, str]:
    """Return data files, a document a paper for a collection, and the list to include."""
    files = {f"_data/{_DATA}/{name}": _json(value) for name, value in shapes.data(plan).items()}
    files[f"_includes/{_DATA}/papers.html"] = _inert(fragments.papers(plan))
    for order, (key, paper) in enumerate(_papers(plan).items(), 1):
        front = {
            # Many layouts put a title into the page as it is.
            "title": str(paper["title"]).replace("<", "&lt;"),
            "permalink": f"/papers/{key}/",
            "order": order,
            "paper": paper,
        }
        body = _inert(fragments.paper(plan, plan.paper(key)))
        files[f"_papers/{key}.html"] = f"---\n{_json(front)}---\n{body}"
    return files


def _fragment(plan: Plan) -> dict[str, str]:
    """Return the list as HTML without head, style or script."""
    return {"papers.html": fragments.papers(plan)}


KINDS: Mapping[str, Callable[[Plan], dict[str, str]]] = {
    "hugo": _hugo,
    "jekyll": _jekyll,
    "fragment": _fragment,
}


def _papers(plan: Plan) -> dict[str, dict[str, Any]]:
    """Return what is public of each paper, as ``data/papers.json`` has it."""
    return {paper["key"]: paper for paper in json.loads(papers_json(plan))["papers"]}


def _hugo_page(front: Mapping[str, object], body: str) -> str:
    return f"{_json({**front, _PARAMETER: body})}\n{{{{< {_DATA} >}}}}\n"


def _inert(html: str) -> str:
    """Return HTML in which Liquid finds nothing to run."""
    return html.replace("{", "&#123;").replace("}", "&#125;")


def _json(value: object) -> str:
    """Return JSON that is YAML, too: Jekyll reads all data and front matter as such."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _NOT_YAML.sub(lambda odd: f"\\u{ord(odd[0]):04x}", text) + "\n"
