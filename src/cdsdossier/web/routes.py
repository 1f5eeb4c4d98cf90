"""The addresses of the pages and forms, and what each answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from cdsdossier.errors import CdsError
from cdsdossier.files import resources
from cdsdossier.text.visible import to_visible_bytes
from cdsdossier.views.page_refusals import format_page_refusal
from cdsdossier.web.actions import ACTIONS, Action
from cdsdossier.web.actions.answers import Again, Handed, Moved, find_page
from cdsdossier.web.body import FormRefused, SentForm, read_sent_form
from cdsdossier.web.boxes import FormState
from cdsdossier.web.context import NoSuchPage
from cdsdossier.web.files import FILES, serve_file
from cdsdossier.web.frame import show_page
from cdsdossier.web.headers import PAGE_POLICY, PAPER_POLICY, name_download
from cdsdossier.web.papers import show_paper

if TYPE_CHECKING:
    from starlette.requests import Request

    from cdsdossier.web.site import Site

_FILES = {"xem.css": "text/css", "xem.js": "text/javascript"}


def build_site(site: Site) -> Starlette:
    """Return the pages of one run."""
    answers = _Answers(site)
    made = Starlette(
        routes=[
            Route("/", answers.page),
            Route("/thay-doi", answers.stamp),
            Route("/giay/{document}", answers.paper),
            *(Route(f"/{name}/{{id:path}}", answers.file) for name in FILES),
            Route("/lam/{name}", answers.sent, methods=["POST"]),
            Route("/{name}", answers.page),
            Route("/{name}/{part}", answers.page),
        ],
        exception_handlers={404: _not_found, 500: _failed},
    )
    made.router.redirect_slashes = False
    return made


class _Answers:
    """What is answered. Not ``async``: reading a dossier takes a while; Starlette runs such functions in threads."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def page(self, request: Request) -> Response:
        """Return a page, or a file that all pages share."""
        name, part = str(request.path_params.get("name", "")), str(request.path_params.get("part", ""))
        if name in _FILES and not part:
            content = (resources.web_pages_folder() / "xem" / name).read_bytes()
            return Response(content, media_type=_FILES[name])
        try:
            return _page(show_page(self.site, name, part))
        except NoSuchPage as error:
            return PlainTextResponse(f"{error}\n", 404)

    def paper(self, request: Request) -> Response:
        """Return a document as it would be printed."""
        return _page(show_paper(self.site, str(request.path_params["document"])), PAPER_POLICY)

    def stamp(self, _request: Request) -> Response:
        """Return a word that changes when a file is saved."""
        return PlainTextResponse(self.site.reader.stamp() if self.site.reader else "")

    def file(self, request: Request) -> Response:
        """Return a file of the dossier."""
        return serve_file(self.site, request)

    async def sent(self, request: Request) -> Response:
        """Take a form, and do what it asks for."""
        action = ACTIONS.get(str(request.path_params["name"]))
        if action is None or not self.site.writes:
            return PlainTextResponse("Không có trang này.\n", 404)
        try:
            form = await read_sent_form(request, self.site.key)
        except FormRefused as refused:
            return PlainTextResponse(f"{refused.words}\n", refused.status)
        try:
            return await run_in_threadpool(_acted, self.site, action, form)
        finally:
            await form.data.close()


def _acted(site: Site, action: Action, form: SentForm) -> Response:
    """Carry an action out and answer; what it refuses is said on the page that the form was on."""
    try:
        answer = action(site, form)
    except CdsError as error:
        answer = Again(find_page(form), FormState(message=format_page_refusal(str(error))), 409)
    match answer:
        case Moved():
            return RedirectResponse(answer.address, 303)
        case Handed():
            return _download(answer)
        case Again():
            name, _, part = answer.page.partition("/")
            try:
                return _page(show_page(site, name, part, answer.state), status=answer.status)
            except NoSuchPage as error:
                return PlainTextResponse(f"{answer.state.message or error}\n", answer.status)


def _download(handed: Handed) -> Response:
    headers = name_download(handed.name)
    if isinstance(handed.content, Path):
        return FileResponse(handed.content, media_type=handed.media, headers=headers)
    return Response(handed.content, media_type=handed.media, headers=headers)


def _page(content: bytes | str, policy: str = PAGE_POLICY, status: int = 200) -> Response:
    if isinstance(content, str):  # file names that are not UTF-8 are shown as codes
        content = to_visible_bytes(content)
    return HTMLResponse(content, status, headers={"content-security-policy": policy})


async def _not_found(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("Không có trang này.\n", 404)


async def _failed(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("Chương trình gặp lỗi của chính nó; hồ sơ không bị thay đổi.\n", 500)
