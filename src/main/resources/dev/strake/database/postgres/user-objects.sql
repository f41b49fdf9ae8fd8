-- What somebody made in this database, extensions and their members left out: a temporary view "made", one row an object.
-- Read by restore.sh, to refuse a database that is not empty and to empty one, and by restore-test.sh.
CREATE TEMPORARY VIEW made AS
  SELECT object.type, object.identity, false AS is_schema
  FROM pg_catalog.pg_depend AS d
  JOIN pg_catalog.pg_namespace AS n ON d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.refobjid = n.oid
  CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, 0) AS object
  WHERE d.deptype = 'n'
    AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    AND d.classid NOT IN ('pg_catalog.pg_extension'::regclass, 'pg_catalog.pg_default_acl'::regclass)
    AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_depend AS e
      WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')
  UNION ALL
  SELECT 'schema', format('%I', n.nspname), true
  FROM pg_catalog.pg_namespace AS n
  WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'public')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_extension AS x WHERE x.extnamespace = n.oid)
    AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_depend AS e
      WHERE e.classid = 'pg_catalog.pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')
  UNION ALL
  SELECT 'large object', l.oid::text, false
  FROM pg_catalog.pg_largeobject_metadata AS l;
