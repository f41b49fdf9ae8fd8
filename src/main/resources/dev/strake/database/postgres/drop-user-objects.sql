-- Drops all that user-objects.sql lists. Read by restore.sh inside the transaction of the restore.
DO $do$
DECLARE
  objects text[][];
  kind text;
  identity text;
BEGIN
  SELECT array_agg(ARRAY[made.type, made.identity] ORDER BY made.is_schema DESC) INTO objects FROM made;
  FOR i IN 1 .. coalesce(array_length(objects, 1), 0) LOOP
    kind := CASE objects[i][1] WHEN 'composite type' THEN 'type' WHEN 'statistics object' THEN 'statistics' ELSE objects[i][1] END;
    identity := objects[i][2];
    IF kind = 'large object' THEN
      PERFORM lo_unlink(identity::oid);
    ELSE
      -- An object that went with an earlier one is no error.
      EXECUTE format('DROP %s IF EXISTS %s CASCADE', kind, identity);
    END IF;
  END LOOP;
END
$do$;
