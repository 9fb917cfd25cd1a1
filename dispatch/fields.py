"""Who sees and who writes which field of a cadre: the policy."""

from accounts.registry import register_fields, register_whole

CADRE = "dispatch.Cadre"
POLICY = """
field               district_officer  cadre_officer  town_officer  secretary  own
name                write             write          read          none       read
pinyin              read              read           none          none       none
initials            read              read           none          none       none
sex                 write             write          read          none       read
ethnic_group        write             write          none          none       read
born_on             write             write          none          none       read
born_precision      write             write          none          none       read
id_cipher           none              none           none          none       none
id_index            none              none           none          none       none
id_head             masked            masked         none          none       masked
id_tail             masked            masked         none          none       masked
education           write             write          none          none       read
native_place        write             write          none          none       read
working_since       write             write          none          none       read
working_precision   write             write          none          none       read
fulltime_degree     write             write          none          none       read
parttime_degree     write             write          none          none       read
remark              write             write          none          none       none
"""


def register() -> None:
    register_fields(CADRE, POLICY)
    register_whole(
        "dispatch.CadrePost", "dispatch.YearAppraisal", "dispatch.Posting", "dispatch.PostingStep",
        "dispatch.PoolEntry", "dispatch.LeaderContact", "dispatch.Outcome",
    )  # fmt: skip
