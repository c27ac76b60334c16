using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
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
                UPDATE payg.meters
                SET key = substr(key, 1, 70) || '.' || CASE method WHEN '*' THEN 'any' ELSE lower(method) END || '.' || id,
                    retired_at = coalesce(retired_at, now())
                WHERE EXISTS (
                    SELECT 1 FROM payg.meters AS first WHERE first.key = meters.key AND first.id < meters.id)
                """);

            migrationBuilder.DropIndex(
                name: "ix_meters_key_method",
                schema: "payg",
                table: "meters");

            migrationBuilder.AlterColumn<string>(
                name: "route",
                schema: "payg",
                table: "meters",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(500)",
                oldMaxLength: 500);

            migrationBuilder.AddColumn<string[]>(
                name: "endpoints",
                schema: "payg",
                table: "meters",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateIndex(
                name: "ix_meters_key",
                schema: "payg",
                table: "meters",
                column: "key",
                unique: true);

            migrationBuilder.Sql("UPDATE payg.meters SET endpoints = ARRAY[method || ' ' || route]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_meters_key",
                schema: "payg",
                table: "meters");

            migrationBuilder.DropColumn(
                name: "endpoints",
                schema: "payg",
                table: "meters");

            migrationBuilder.AlterColumn<string>(
                name: "route",
                schema: "payg",
                table: "meters",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(500)",
                oldMaxLength: 500,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_meters_key_method",
                schema: "payg",
                table: "meters",
                columns: new[] { "key", "method" },
                unique: true);
        }
    }
}
