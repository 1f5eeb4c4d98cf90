"""Tên mục không có trong biểu mẫu.

Vì sao: mục gõ sai tên thì nội dung của nó không được dùng ở đâu cả.
Cách sửa: sửa tên mục theo gợi ý, hoặc xóa dòng đó.
"""
