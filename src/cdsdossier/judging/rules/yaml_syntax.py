"""Tệp viết sai cách của YAML nên không đọc được.

Vì sao: một chỗ thụt lề lệch, thiếu dấu hai chấm hay ngoặc không đóng làm máy không biết phần sau thuộc về đâu; cả tệp
coi như chưa đọc, các tệp khác vẫn được kiểm tra.
Cách sửa: sửa đúng dòng được chỉ theo câu gợi ý, lưu lại rồi chạy lại cdsdossier check.
"""
