"""A file of letters and a state's rule on one, small and sound."""

_SOURCE = """
sources:
  law: {publisher: Colorado General Assembly, title: T, url: https://leg.colorado.gov/x,
        as_of: 2024-06-05, seen: 2026-11-01}
"""
LETTERS = (
    _SOURCE
    + """  page: {publisher: Helper, title: A page, url: https://helper.example.org/x,
         as_of: 2026-11-20, seen: 2026-11-21}
sender:
  title: The office
  topic: food
  real: [{text: Call the office., sources: [{id: law, says: Call.}]}]
letters:
  - id: cut
    title: Aid ends
    first_words: [aid ends notice]
    what: {text: The office stops aid., sources: [{id: law, says: Stops.}]}
    last_days:
      - {text: Ask., days: 30, from: paper, sources: [{id: law, says: Thirty days.}]}
    if_nothing: {text: Aid stops., sources: [{id: law, says: Stops.}]}
    bring: {value: [Letter, Photo ID], groups: [{need: all, of: [1, 2]}],
            sources: [{id: page, says: Both.}]}
    call: [legal]
    say: Can you help me?
"""
)
OWN = (
    _SOURCE
    + """rules:
  - {of: cut, ask: 20, sources: [{id: law, says: Twenty days.}]}
"""
)
