"""A photograph is shown as before once it tells no longer where it was taken."""

import base64

import pytest

from common.pictures import bare
from tests.common.pictures import photograph, screenshot

DRAWN = """async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const dots = context.getImageData(0, 0, canvas.width, canvas.height).data;
    return [canvas.width, canvas.height, [...dots]];
}"""


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize(("make", "kind"), [(photograph, "jpeg"), (screenshot, "png")])
def test_a_bare_picture_is_drawn_dot_by_dot_as_it_was_taken(chromium, make, kind, turned):
    page = chromium.new_page()
    taken = make(turned=turned)
    before, after = (
        page.evaluate(DRAWN, f"data:image/{kind};base64,{base64.b64encode(one).decode()}")
        for one in (taken, bare(taken))
    )
    page.close()
    assert before == after
    assert kind == "png" or before[:2] == ([16, 8] if turned < 5 else [8, 16])
