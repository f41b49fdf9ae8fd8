-- Rows of each table that somebody made, counted for real: lines "rows schema.table". Read by restore-test.sh.
SELECT
  (xpath('/row/count/text()', query_to_xml(format('SELECT count(*) FROM ONLY %I.%I', n.nspname, c.relname), false, true, '')))[1]::text,
  format('%I.%I', n.nspname, c.relname)
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relpersistence <> 't'
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
ORDER BY 2;
