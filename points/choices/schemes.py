"""The values of a points scheme, in the order in which people read them."""

HOURS = ("points_per_hour", "hours_step", "hours_floor", "hours_cap")
FACTORS = (
    "effect_good", "effect_fair", "effect_plain", "professional_factor", "emergency_factor",
)  # fmt: skip
GAINS = ("organizer_points", "commendation_town", "commendation_district", "bravery_points")
LOSSES = ("no_show_points", "false_report_points")
VALUES = (*HOURS, *FACTORS, *GAINS, *LOSSES, "monthly_cap")
