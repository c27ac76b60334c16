using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Journals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "host",
                table: "journals",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_abandoned",
                table: "journals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "seen_at",
                table: "journals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "set_aside",
                table: "journals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "ix_leases_journal_id1",
                table: "leases",
                column: "journal_id");

            migrationBuilder.CreateIndex(
                name: "ix_journals_id",
                table: "journals",
                column: "id",
                filter: "closed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_leases_journal_id1",
                table: "leases");

            migrationBuilder.DropIndex(
                name: "ix_journals_id",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "host",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "is_abandoned",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "seen_at",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "set_aside",
                table: "journals");
        }
    }
}
