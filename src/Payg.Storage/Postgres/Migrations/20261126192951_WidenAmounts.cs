using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WidenAmounts : Migration
    {
        /// <summary>
        /// Each table is rewritten once: both columns are computed from the row as it was. Amounts are rounded down,
        /// as AmountParts does; PostgreSQL's division rounds to zero.
        /// </summary>
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            Split(migrationBuilder, "usage_lines", "cost");
            Split(migrationBuilder, "usage_hours", "cost");
            Split(migrationBuilder, "customers", "total_cost");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Join(migrationBuilder, "usage_lines", "cost");
            Join(migrationBuilder, "usage_hours", "cost");
            Join(migrationBuilder, "customers", "total_cost");
        }

        private static void Split(MigrationBuilder migrationBuilder, string table, string amount)
        {
            migrationBuilder.Sql($"ALTER TABLE payg.{table} ADD COLUMN {amount}_units bigint NOT NULL DEFAULT 0");
            migrationBuilder.Sql($"""
                ALTER TABLE payg.{table}
                ALTER COLUMN {amount}_units TYPE bigint
                    USING {amount}_nanos / 1000000000 - ({amount}_nanos % 1000000000 < 0)::int,
                ALTER COLUMN {amount}_nanos TYPE integer
                    USING {amount}_nanos % 1000000000 + 1000000000 * ({amount}_nanos % 1000000000 < 0)::int
                """);
            migrationBuilder.Sql($"ALTER TABLE payg.{table} ALTER COLUMN {amount}_units DROP DEFAULT");
        }

        private static void Join(MigrationBuilder migrationBuilder, string table, string amount)
        {
            migrationBuilder.Sql($"""
                ALTER TABLE payg.{table}
                ALTER COLUMN {amount}_nanos TYPE bigint USING {amount}_units * 1000000000 + {amount}_nanos
                """);
            migrationBuilder.Sql($"ALTER TABLE payg.{table} DROP COLUMN {amount}_units");
        }
    }
}
