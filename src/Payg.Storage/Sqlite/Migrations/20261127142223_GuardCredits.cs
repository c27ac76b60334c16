using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class GuardCredits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_credit_grants_customer_id",
                table: "credit_grants",
                column: "customer_id",
                filter: "remaining_units > 0 OR remaining_nanos > 0");

            // Entries stay as they are; only the amount of what cost consumed or gave back grows.
            migrationBuilder.Sql("""
                CREATE TRIGGER credit_entries_refuse_update BEFORE UPDATE ON credit_entries
                WHEN OLD.kind NOT IN ('consume', 'restore')
                    OR (NEW.amount_units, NEW.amount_nanos) < (OLD.amount_units, OLD.amount_nanos)
                    OR (NEW.customer_id, NEW.seq, NEW.grant_id, NEW.kind, NEW.at, NEW.month, NEW.meter_id, NEW.price_id,
                        NEW.reference) IS NOT (OLD.customer_id, OLD.seq, OLD.grant_id, OLD.kind, OLD.at, OLD.month,
                        OLD.meter_id, OLD.price_id, OLD.reference)
                BEGIN SELECT RAISE(ABORT, 'credit entries are only added'); END
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER credit_entries_refuse_delete BEFORE DELETE ON credit_entries
                BEGIN SELECT RAISE(ABORT, 'credit entries are only added'); END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER credit_entries_refuse_update");
            migrationBuilder.Sql("DROP TRIGGER credit_entries_refuse_delete");

            migrationBuilder.DropIndex(
                name: "ix_credit_grants_customer_id",
                table: "credit_grants");
        }
    }
}
