using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WidenAmounts : Migration
    {
        /// <summary>
        /// Columns and their checks are added in place: nothing is copied, and all of it is one transaction. Amounts
        /// are rounded down, as AmountParts does; SQLite's division rounds to zero.
        /// </summary>
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE usage_lines ADD COLUMN cost_units INTEGER NOT NULL DEFAULT 0");
            migrationBuilder.Sql("""
                ALTER TABLE usage_hours ADD COLUMN cost_units INTEGER NOT NULL DEFAULT 0
                CONSTRAINT ck_usage_hours_cost_units CHECK (typeof(cost_units) = 'integer')
                """);
            migrationBuilder.Sql("""
                ALTER TABLE customers ADD COLUMN total_cost_units INTEGER NOT NULL DEFAULT 0
                CONSTRAINT ck_customers_total_cost_units CHECK (typeof(total_cost_units) = 'integer')
                """);
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

        private static void Split(MigrationBuilder migrationBuilder, string table, string amount) =>
            migrationBuilder.Sql($"""
                UPDATE {table} SET
                    {amount}_units = {amount}_nanos / 1000000000 - ({amount}_nanos % 1000000000 < 0),
                    {amount}_nanos = {amount}_nanos % 1000000000 + 1000000000 * ({amount}_nanos % 1000000000 < 0)
                """);

        private static void Join(MigrationBuilder migrationBuilder, string table, string amount)
        {
            migrationBuilder.Sql($"UPDATE {table} SET {amount}_nanos = {amount}_units * 1000000000 + {amount}_nanos");
            migrationBuilder.Sql($"ALTER TABLE {table} DROP COLUMN {amount}_units");
        }
    }
}
