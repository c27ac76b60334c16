using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class GuardCredits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_credit_grants_customer_id",
                schema: "payg",
                table: "credit_grants",
                column: "customer_id",
                filter: "remaining_units > 0 OR remaining_nanos > 0");

            // Entries stay as they are; only the amount of what cost consumed or gave back grows.
            migrationBuilder.Sql("""
                CREATE FUNCTION payg.credit_entries_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_LEVEL = 'ROW' AND TG_OP = 'UPDATE' THEN
                        IF OLD.kind IN ('consume', 'restore')
                            AND (NEW.amount_units, NEW.amount_nanos) >= (OLD.amount_units, OLD.amount_nanos)
                            AND (NEW.customer_id, NEW.seq, NEW.grant_id, NEW.kind, NEW.at, NEW.month, NEW.meter_id,
                                NEW.price_id) = (OLD.customer_id, OLD.seq, OLD.grant_id, OLD.kind, OLD.at, OLD.month,
                                OLD.meter_id, OLD.price_id)
                            AND NEW.reference IS NOT DISTINCT FROM OLD.reference
                        THEN
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'credit entries are only added' USING ERRCODE = 'integrity_constraint_violation';
                END $$
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER credit_entries_stay BEFORE DELETE OR TRUNCATE ON payg.credit_entries
                FOR EACH STATEMENT EXECUTE FUNCTION payg.credit_entries_refuse()
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER credit_entries_grow BEFORE UPDATE ON payg.credit_entries
                FOR EACH ROW EXECUTE FUNCTION payg.credit_entries_refuse()
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER credit_entries_grow ON payg.credit_entries");
            migrationBuilder.Sql("DROP TRIGGER credit_entries_stay ON payg.credit_entries");
            migrationBuilder.Sql("DROP FUNCTION payg.credit_entries_refuse()");

            migrationBuilder.DropIndex(
                name: "ix_credit_grants_customer_id",
                schema: "payg",
                table: "credit_grants");
        }
    }
}
