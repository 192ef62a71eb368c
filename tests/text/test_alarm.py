"""Words of danger to life, and what only sounds like them."""

import pytest

from sifang.text.alarm import alarm


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("五号楼楼道着火了", "着火"),
        ("电梯里有老人被困，快来", "被困"),
        ("电梯坏了，老人困在里面", "困在里面"),
        ("家里有煤气味，头很晕", "煤气味"),
        ("楼道灯坏了。\n刚刚有孩子触电了", "触电"),
        ("楼道里堆满杂物，一旦着火没法跑", ""),
        ("楼道堆纸箱有火灾隐患", ""),
        ("电动车停在楼道，如果爆炸怎么办", ""),
        ("那是老人抢救用的钱", ""),
        ("下周请消防队讲火灾知识", ""),
        ("路灯坏了三天。请来看看，去年那次火灾大家都记得", ""),
        ("小区绿化问题。\n旁边那条街有爆炸性的客流", ""),
        ("路灯坏了", ""),
        ("", ""),
    ],
)
def test_a_word_of_danger_raises_the_flag_unless_it_is_doubtful(text, word):
    assert alarm(text) == word
