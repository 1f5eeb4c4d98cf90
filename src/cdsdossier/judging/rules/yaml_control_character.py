"""Trong tệp có ký tự điều khiển không nhìn thấy.

Vì sao: ký tự này thường lọt vào khi chép từ chương trình khác; không in ra giấy được và làm hỏng văn bản Word.
Cách sửa: xóa đoạn đó rồi gõ lại bằng tay.
"""
