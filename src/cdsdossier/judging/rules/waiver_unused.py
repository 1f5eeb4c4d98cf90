"""Mục miễn trừ (waivers) không còn cần nữa.

Vì sao: lỗi được miễn đã hết; để lại thì lần sau lỗi quay lại mà không ai biết.
Cách sửa: xóa mục miễn trừ đó khỏi dossier.yaml.
"""

from cdsdossier.findings import Severity

SEVERITY = Severity.WARNING
