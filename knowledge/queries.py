"""Every question that the store is asked, in SQL. Places come along with what stands in them."""

from __future__ import annotations

BUREAUS = "SELECT id, name FROM bureaus ORDER BY rowid"
SOURCES = "SELECT id, bureau, title, file, sha256, date FROM sources ORDER BY rowid"
OFFICES = "SELECT id, bureau, name, named FROM offices ORDER BY id"
ALIASES = "SELECT office AS owner, alias FROM office_aliases ORDER BY id"
LAWS = """
SELECT law FROM citations WHERE authority <> ? GROUP BY law ORDER BY count(*) DESC, min(id)
"""
DOCUMENTS = "SELECT law FROM citations WHERE authority = ? GROUP BY law ORDER BY min(id)"
NOTES = "SELECT t.*, p.* FROM notes t JOIN places p ON p.id = t.place ORDER BY t.id"

POWER_TYPES = """
SELECT name FROM (
    SELECT part AS name FROM records WHERE kind = :kind
    UNION SELECT text FROM fields WHERE name = :column
)
WHERE name <> '' ORDER BY length(name) DESC, name
"""

LEVELS = """
SELECT text FROM fields WHERE name = ? AND text <> '' GROUP BY text
ORDER BY length(text) DESC, text
"""

FACETS_BY_RECORD = "SELECT DISTINCT record AS owner, facet FROM facts"
LAWS_BY_RECORD = "SELECT record AS owner, law, article FROM citations ORDER BY id"
OFFICES_BY_RECORD = """
SELECT x.record AS owner, o.name FROM record_offices x JOIN offices o ON o.id = x.office
ORDER BY x.id
"""

KEYS = "SELECT key FROM records ORDER BY ordinal"
ALL_RECORDS = "SELECT * FROM records ORDER BY ordinal"
ALL_FIELDS = """
SELECT t.record AS owner, t.*, p.* FROM fields t JOIN places p ON p.id = t.place ORDER BY t.id
"""
# The keys come as one JSON array, so that the question is the same for any number of them.
RECORDS = """
SELECT * FROM records WHERE key IN (SELECT value FROM json_each(:keys)) ORDER BY ordinal
"""
FIELDS = """
SELECT t.record AS owner, t.*, p.* FROM fields t JOIN places p ON p.id = t.place
WHERE t.record IN (SELECT value FROM json_each(:keys)) ORDER BY t.id
"""

FACTS = """
SELECT t.*, p.* FROM facts t JOIN places p ON p.id = t.place WHERE t.record = ? ORDER BY t.id
"""
PERIODS = """
SELECT t.*, p.* FROM periods t JOIN places p ON p.id = t.place WHERE t.record = ? ORDER BY t.id
"""
AMOUNTS = """
SELECT t.*, p.* FROM amounts t JOIN places p ON p.id = t.place WHERE t.record = ? ORDER BY t.id
"""
CITATIONS = """
SELECT t.*, p.* FROM citations t JOIN places p ON p.id = t.place WHERE t.record = ? ORDER BY t.id
"""
NOTED = "SELECT quote FROM notes WHERE record = :record AND kind = :kind ORDER BY id"

HEADS = """
SELECT p.*, r.key, r.kind, r.bureau, r.title, r.part AS of_part
FROM records r
JOIN fields f ON f.id = (SELECT min(id) FROM fields WHERE record = r.key)
JOIN places p ON p.id = f.place
WHERE r.key IN (SELECT value FROM json_each(:keys))
"""
OFFICES_OF = """
SELECT record AS owner, value FROM facts
WHERE facet = 'who' AND label IN (:office, :handling)
  AND record IN (SELECT value FROM json_each(:keys))
ORDER BY id
"""
TEXTS = """
SELECT text FROM fields
WHERE name = :column AND text <> '' AND record IN (SELECT value FROM json_each(:keys))
GROUP BY text ORDER BY min(id)
"""

# An empty condition, or an article that is NULL, asks for nothing.
FIND = """
SELECT r.key FROM records r
WHERE (:bureau = '' OR r.bureau = :bureau)
  AND (:kind = '' OR r.kind = :kind)
  AND (:power_type = '' OR r.part = :power_type OR r.key IN (
    SELECT record FROM fields WHERE name = :type_column AND text = :power_type))
  AND (:office = '' OR r.key IN (
    SELECT record FROM record_offices WHERE office IN (
      SELECT id FROM offices WHERE name = :office
      UNION SELECT office FROM office_aliases WHERE alias = :office)))
  AND (:law = '' OR r.key IN (
    SELECT c.record FROM citations c JOIN places p ON p.id = c.place
    WHERE c.law = :law AND p."column" IN (:basis_column, :related_column)
      AND (:article IS NULL OR c.article = :article)))
  AND (:level = '' OR r.key IN (
    SELECT record FROM fields WHERE name = :level_column AND text = :level))
ORDER BY r.ordinal
"""
