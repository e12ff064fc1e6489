import { PGlite } from "npm:@electric-sql/pglite@0.3";

/** PostgreSQL in this process, with the tables of the migration and the roles of Supabase; for tests. */
export async function startDatabase(): Promise<PGlite> {
  const database = await PGlite.create();
  await database.exec(
    "create role anon; create role authenticated; create role service_role bypassrls;",
  );
  const migration = new URL(
    "../../migrations/20260101000000_otpiq.sql",
    import.meta.url,
  );
  await database.exec(await Deno.readTextFile(migration));
  return database;
}

/** Calls a function of the database with the rights that the Edge Function has. */
export function callIn(database: PGlite) {
  return async (name: string, parameters: Record<string, unknown>) => {
    const names = Object.keys(parameters);
    const list = names.map((each, index) => `${each} => $${index + 1}`);
    return await database.transaction(async (transaction) => {
      await transaction.exec("set local role service_role");
      const { rows } = await transaction.query<{ result: unknown }>(
        `select public.${name}(${list.join(", ")}) as result`,
        Object.values(parameters),
      );
      return rows[0].result;
    });
  };
}
