using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddErasedAt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "customers",
                type: "INTEGER",
                nullable: true);

            // An entry changes where a person is erased: its contents go, and the name of who did it says nothing.
            migrationBuilder.Sql("DROP TRIGGER audit_entries_refuse_update");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_refuse_update BEFORE UPDATE ON audit_entries
                WHEN (NEW.id, NEW.at, NEW.actor_id, NEW.action, NEW.subject_kind, NEW.subject_id)
                        IS NOT (OLD.id, OLD.at, OLD.actor_id, OLD.action, OLD.subject_kind, OLD.subject_id)
                    OR (NEW.before IS NOT NULL AND NEW.before IS NOT OLD.before)
                    OR (NEW.after IS NOT NULL AND NEW.after IS NOT OLD.after)
                    OR (NEW.actor_name IS NOT OLD.actor_name AND coalesce(NEW.actor_name, '') NOT LIKE 'erased-%')
                BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_entries_refuse_update");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_refuse_update BEFORE UPDATE ON audit_entries
                BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END
                """);

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "customers");
        }
    }
}
