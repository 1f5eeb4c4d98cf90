"""Các ngoặc hoặc mục lồng nhau quá nhiều tầng.

Vì sao: hồ sơ không bao giờ cần nhiều tầng như vậy; tệp có thể bị hỏng hoặc không phải tệp hồ sơ.
Cách sửa: lấy lại bản đúng của tệp.
"""
