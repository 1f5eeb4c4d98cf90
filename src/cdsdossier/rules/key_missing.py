"""Thiếu một mục không thể thiếu, hoặc mục đó còn để trống.

Vì sao: thiếu tên trường, năm học, người ký … thì không xác định được hồ sơ và không in được văn bản.
Cách sửa: thêm hoặc điền mục được nêu.
"""

from cdsdossier.findings import Severity

SEVERITY = Severity.ERROR
