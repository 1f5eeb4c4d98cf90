"""Dấu ! ở đầu giá trị.

Vì sao: trong YAML dấu này đặt kiểu dữ liệu riêng; hồ sơ chỉ gồm chữ, số, ngày, true và false.
Cách sửa: đặt giá trị trong ngoặc kép.
"""
