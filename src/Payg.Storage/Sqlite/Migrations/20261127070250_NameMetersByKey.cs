using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NameMetersByKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A meter was known by its key and HTTP method. Of those that share a key the first keeps it, and its endpoints'
            // calls go on being counted by it; the others keep their usage and prices under a key of their own, retired.
            migrationBuilder.Sql("""
                UPDATE meters
                SET key = substr(key, 1, 70) || '.' || CASE method WHEN '*' THEN 'any' ELSE lower(method) END || '.' || id,
                    retired_at = coalesce(retired_at, CAST(unixepoch('subsec') * 1000000 AS INTEGER))
                WHERE EXISTS (
                    SELECT 1 FROM meters AS first WHERE first.key = meters.key AND first.id < meters.id)
                """);

            migrationBuilder.DropIndex(
                name: "ix_meters_key_method",
                table: "meters");

            migrationBuilder.AlterColumn<string>(
                name: "route",
                table: "meters",
                type: "TEXT",
                maxLength: 500,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 500);

            migrationBuilder.AddColumn<string>(
                name: "endpoints",
                table: "meters",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateIndex(
                name: "ix_meters_key",
                table: "meters",
                column: "key",
                unique: true);

            migrationBuilder.Sql("UPDATE meters SET endpoints = json_array(method || ' ' || route)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_meters_key",
                table: "meters");

            migrationBuilder.DropColumn(
                name: "endpoints",
                table: "meters");

            migrationBuilder.AlterColumn<string>(
                name: "route",
                table: "meters",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 500,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_meters_key_method",
                table: "meters",
                columns: new[] { "key", "method" },
                unique: true);
        }
    }
}
