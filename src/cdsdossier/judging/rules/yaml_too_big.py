"""Tệp YAML quá nặng.

Vì sao: tệp chữ của hồ sơ chỉ vài chục KB; nặng hơn nhiều là đã lưu nhầm nội dung khác.
Cách sửa: lấy lại bản đúng; minh chứng đặt trong thư mục evidence, không chép vào tệp YAML.
"""
