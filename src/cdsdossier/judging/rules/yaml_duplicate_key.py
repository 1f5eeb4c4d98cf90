"""Một tên mục hoặc một mục chấm viết hai lần.

Vì sao: hai giá trị cho cùng một mục thì không biết giá trị nào đúng; chương trình lấy chỗ viết trước.
Cách sửa: giữ một chỗ, xóa chỗ kia; nếu là bản sao của cả tệp thì xóa tệp sao.
"""
