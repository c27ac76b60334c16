using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Journals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "host",
                schema: "payg",
                table: "journals",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_abandoned",
                schema: "payg",
                table: "journals",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "seen_at",
                schema: "payg",
                table: "journals",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "set_aside",
                schema: "payg",
                table: "journals",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "ix_leases_journal_id1",
                schema: "payg",
                table: "leases",
                column: "journal_id");

            migrationBuilder.CreateIndex(
                name: "ix_journals_id",
                schema: "payg",
                table: "journals",
                column: "id",
                filter: "closed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_leases_journal_id1",
                schema: "payg",
                table: "leases");

            migrationBuilder.DropIndex(
                name: "ix_journals_id",
                schema: "payg",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "host",
                schema: "payg",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "is_abandoned",
                schema: "payg",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "seen_at",
                schema: "payg",
                table: "journals");

            migrationBuilder.DropColumn(
                name: "set_aside",
                schema: "payg",
                table: "journals");
        }
    }
}
