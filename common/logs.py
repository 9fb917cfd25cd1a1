"""Log lines never show a long number in full, whoever wrote them and whatever broke."""

import logging

from common.text import mask_long_numbers


class MaskingFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return mask_long_numbers(super().format(record))
