namespace Payg.Storage.Tests.Distribution;

/// <summary>Functions and a table that have the names of those of Citus.</summary>
internal static class StandIn
{
    /// <summary>Adds them to a database.</summary>
    public static Task AddAsync(LedgerDatabase database) => database.RunAsync("""
        CREATE TABLE public.pg_dist_partition (logicalrelid regclass PRIMARY KEY, call text, number serial);
        CREATE FUNCTION public.create_distributed_table(
            table_name regclass, distribution_column text, colocate_with text DEFAULT 'default') RETURNS void
        LANGUAGE sql AS $$
            INSERT INTO public.pg_dist_partition VALUES (table_name,
                format('%s by %s with %s', (SELECT relname FROM pg_class WHERE oid = table_name),
                    distribution_column, colocate_with))
        $$;
        CREATE FUNCTION public.create_reference_table(table_name regclass) RETURNS void LANGUAGE sql AS $$
            INSERT INTO public.pg_dist_partition VALUES (table_name,
                format('%s reference', (SELECT relname FROM pg_class WHERE oid = table_name)))
        $$;
        """);

    /// <summary>What was asked of Citus, in order.</summary>
    public static async Task<List<string>> CallsAsync(LedgerDatabase database) =>
        [.. await database.TextsAsync("SELECT call FROM public.pg_dist_partition ORDER BY number")];
}
