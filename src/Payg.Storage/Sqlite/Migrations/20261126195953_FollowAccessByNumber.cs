using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FollowAccessByNumber : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

            migrationBuilder.AddColumn<int>(
                name: "scopes",
                table: "tokens",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    customer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_addresses",
                columns: table => new
                {
                    entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_addresses", x => x.entry_id);
                    table.ForeignKey(
                        name: "fk_audit_addresses_audit_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "audit_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_addresses_address",
                table: "audit_addresses",
                column: "address");

            // A row may not be replaced either: REPLACE deletes without the trigger for deletions.
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_refuse_replace BEFORE INSERT ON audit_entries
                WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id)
                BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END
                """);

            // Addresses move into a table of their own. To drop the column so keeps the table and its triggers.
            migrationBuilder.Sql("""
                INSERT INTO audit_addresses (entry_id, address)
                SELECT id, address FROM audit_entries WHERE address IS NOT NULL
                """);
            migrationBuilder.Sql("ALTER TABLE audit_entries DROP COLUMN address");
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_addresses_refuse_update BEFORE UPDATE ON audit_addresses
                BEGIN SELECT RAISE(ABORT, 'addresses of audit entries are only added and deleted'); END
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_addresses_refuse_replace BEFORE INSERT ON audit_addresses
                WHEN EXISTS (SELECT 1 FROM audit_addresses WHERE entry_id = NEW.entry_id)
                BEGIN SELECT RAISE(ABORT, 'addresses of audit entries are only added and deleted'); END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_entries_refuse_replace");

            migrationBuilder.DropTable(
                name: "access_changes");

            migrationBuilder.DropTable(
                name: "audit_addresses");

            migrationBuilder.DropColumn(
                name: "scopes",
                table: "tokens");

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "audit_entries",
                type: "TEXT",
                maxLength: 64,
                nullable: true);
        }
    }
}
