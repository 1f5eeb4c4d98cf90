"""Tệp viết sai cách của YAML nên không đọc được.

Vì sao: một chỗ thụt lề lệch, thiếu dấu hai chấm hay ngoặc không đóng làm máy không biết phần sau thuộc về đâu. Các mục
còn lại của tệp vẫn được xét từng mục, để mọi lỗi hiện ra cùng lúc; nhưng chưa điểm nào của tệp được tính vào tổng.
Cách sửa: sửa đúng các dòng được chỉ theo câu gợi ý, lưu lại rồi chạy lại cdsdossier check.
"""
