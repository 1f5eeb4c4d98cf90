"""Which addresses can serve as evidence, and what is said of those that cannot."""

from __future__ import annotations

import pytest

from cdsdossier.text.urls import find_url_fault


@pytest.mark.parametrize(
    "url",
    [
        "https://truong.edu.vn",
        "http://truong.edu.vn:8080/a?b=c#d",
        "https://trường.vn/kế-hoạch",
        "https://8.8.8.8/a",
        "https://drive.google.com/file/d/1a-B_c/view?usp=sharing",
        "HTTPS://VI-DU.EXAMPLE/",
        "https://truong.edu.vn./a",
        "https://[2606:4700::1111]/",
    ],
)
def test_a_public_page_can_serve(url: str) -> None:
    assert find_url_fault(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "", " ", "truong.edu.vn", "www.truong.edu.vn/a", "//truong.edu.vn", "https://", "https:///a", "http:/a.vn",
        "a b",
        "https://truong.edu.vn/a b", " https://truong.edu.vn", "https://truong..vn", "https://-a.vn", "https://a_.vn-",
        "https://truong.edu.vn:99999/", "https://truong.edu.vn:a/", "https://[bad", "https://a.123", "https://a.vn\n",
        "file:///C:/a.pdf", "file://may-chu/a", "ftp://truong.edu.vn", "javascript:alert(1)", "mailto:a@vi-du.example",
        "data:text/html,x", "http://localhost/", "http://localhost:8080", "http://may-chu/a", "http://a.local/",
        "http://a.localhost/", "http://a.internal/", "http://a.lan/", "http://a.home/", "http://a.intranet/",
        "http://a.corp/", "http://a.localdomain/",
        "http://127.0.0.1", "http://10.1.2.3", "http://172.16.0.1", "http://192.168.1.1", "http://169.254.1.1",
        "http://0.0.0.0", "http://[::1]/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fd00::1]/",
        "http://[::ffff:10.0.0.1]/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/",
        "http://255.255.255.255/", "http://224.0.0.1/", "https://ten:mk@truong.edu.vn/", "https://ten@truong.edu.vn/",
    ],
)  # fmt: skip
def test_everything_else_cannot(url: str) -> None:
    assert find_url_fault(url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://truong.edu.vn/a b", "có dấu cách hoặc ký tự không dùng được trong đường liên kết"),
        ("https://truong.edu.vn ", "có dấu cách hoặc ký tự không dùng được trong đường liên kết"),
        ("https://[bad", "không đúng cách viết đường liên kết"),
        ("truong.edu.vn", "không đúng cách viết đường liên kết"),
        ("https:///a", "không đúng cách viết đường liên kết"),
        ("https://truong.edu.vn:0/", "không đúng cách viết đường liên kết"),
        ("https://:443/", "không đúng cách viết đường liên kết"),
        ("file:///C:/a.pdf", "trỏ vào tệp trên máy của người viết"),
        ("ftp://truong.edu.vn", "dùng ftp:, không phải trang web"),
        ("https://ten:mk@truong.edu.vn/", "chứa tên đăng nhập hoặc mật khẩu"),
        ("http://10.1.2.3", "trỏ vào mạng nội bộ"),
        ("http://[::ffff:10.0.0.1]/", "trỏ vào mạng nội bộ"),
        ("http://232.1.1.1/", "trỏ vào mạng nội bộ"),
        ("http://localhost/", "trỏ vào mạng nội bộ"),
        ("http://may-chu.lan/", "trỏ vào mạng nội bộ"),
        ("https://truong..vn", "không đúng cách viết tên miền"),
        ("https://a.123", "không đúng cách viết tên miền"),
        ("http://1.2.3.4.5/", "không đúng cách viết tên miền"),
    ],
)
def test_each_fault_has_its_own_words(url: str, words: str) -> None:
    assert find_url_fault(url) == words


@pytest.mark.parametrize(
    ("host", "serves"),
    [
        (".".join(["a" * 63] * 3 + ["b" * 61]), True),  # 253 letters, the most that a name may have
        (".".join(["a" * 63] * 3 + ["b" * 62]), False),
        ("a" * 63 + ".vn", True),
        ("a" * 64 + ".vn", False),
        ("a-.vn", False),
        ("-a.vn", False),
        ("a--b.vn", True),
    ],
)
def test_a_name_has_at_most_253_letters_and_each_part_63(host: str, serves: bool) -> None:
    assert (find_url_fault(f"https://{host}/") is None) == serves


@pytest.mark.parametrize(
    ("host", "serves"),
    [
        ("134744072", True),  # 8.8.8.8
        ("0x8.8.8.8", True),
        ("0X08080808", True),
        ("010.8.8.8", True),
        ("8.526344", True),
        ("8.8.2056", True),
        ("0x7f000001", False),
        ("0177.1", False),
        ("10.1", False),
        ("8.0x1000000", True),  # the last number takes all the places that are left
        ("4294967295", False),
        ("4294967296", False),  # above the last address: an all-digit name
        ("0", False),
        ("08.8.8.8", True),  # no octal number, so a decimal one
    ],
)
def test_an_address_in_an_odd_notation_is_still_an_address(host: str, serves: bool) -> None:
    assert (find_url_fault(f"http://{host}/") is None) == serves
