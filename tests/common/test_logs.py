import logging

from common.logs import MaskingFormatter


def test_a_long_number_is_masked_even_in_a_traceback():
    try:
        {}["419900198001010017"]
    except KeyError as error:
        failure = (type(error), error, error.__traceback__)
    record = logging.LogRecord("portal", logging.ERROR, "", 0, "of 13812345678", None, failure)
    text = MaskingFormatter("%(message)s").format(record)
    assert "138****5678" in text
    assert "KeyError: '419***********0017'" in text
    assert "419900198001010017" not in text
