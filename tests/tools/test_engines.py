import pytest

from tools.engines import EngineError, Engines


@pytest.fixture
def folder(tmp_path_factory):
    """A folder whose parents let the unprivileged account in."""
    path = tmp_path_factory.mktemp("engines")
    for parent in (path, *path.parents[:2]):
        parent.chmod(0o755)
    return path


def test_a_second_start_on_the_same_folder_is_refused_and_harms_nothing(folder):
    first, second = Engines(folder), Engines(folder, fresh=True)
    first.start()
    try:
        with pytest.raises(EngineError, match="Another process"):
            second.start()
        second.stop()
        assert (folder / "engines.json").exists()
        assert all(child.poll() is None for child in first.children)
        assert first.sockets.exists()
    finally:
        first.stop()
    assert [child.poll() for child in first.children] == [0, 0]
