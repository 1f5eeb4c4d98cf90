"""Dấu & hoặc * ở đầu giá trị.

Vì sao: trong YAML hai dấu này dùng để chép lại một đoạn khác; hồ sơ không dùng cách đó vì dễ che giấu nội dung và làm
treo máy.
Cách sửa: đặt giá trị trong ngoặc kép; đầu dòng của danh sách dùng dấu gạch ngang.
"""
