import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from branches.domain.passwords import OrganizationWordsValidator
from branches.domain.tree import create_organization


@pytest.fixture
def person(secretary, branch):
    secretary.name = "张三丰"
    create_organization(superior=branch.superior, name="中共莲花街道荷塘社区支部委员会")
    create_organization(superior=branch.superior.superior, name="中共梧桐镇委员会")
    secretary.grants.create(
        organization=create_organization(
            superior=branch.superior, name="中共莲花街道芦苇社区总支部委员会"
        ),
        role="secretary",
    )
    return secretary


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("kettle示例kettle", "示例"),
        ("kettle-SHILI-kettle", "shili"),
        ("ＷuＴong kettle seven", "wutong"),
        ("lu.wei.lu.wei.lu", "luwei"),
        ("zhang san feng 1949", "zhangsanfeng"),
        ("the secretary sings", "secretary"),
        ("不忘党建初心再出发呀", "党建"),
    ],
)
def test_the_names_of_the_house_are_no_password(person, password, word):
    with pytest.raises(ValidationError, match=f"“{word}”"):
        OrganizationWordsValidator().validate(password, person)


@pytest.mark.parametrize("password", ["purple kettle seven", "荷塘 kettle seven", "hetang kettle"])
def test_other_words_are_free_the_names_of_other_branches_too(person, password):
    OrganizationWordsValidator().validate(password, person)


def test_a_person_not_yet_entered_is_kept_from_the_districts_name(district):
    with pytest.raises(ValidationError, match="shili"):
        OrganizationWordsValidator().validate("purple-shili-kettle", User(username="new"))
