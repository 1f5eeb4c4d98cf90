"""Tệp không lưu theo mã UTF-8.

Vì sao: lưu theo mã khác thì chữ tiếng Việt bị đọc sai.
Cách sửa: mở bằng Notepad, chọn Lưu dưới dạng (Save As), mục Mã hóa (Encoding) chọn UTF-8.
"""
