using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Payg.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class VoidedCredits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_credit_grants_voided_at",
                schema: "payg",
                table: "credit_grants",
                column: "voided_at",
                filter: "voided_at IS NOT NULL AND (remaining_units > 0 OR remaining_nanos > 0)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_credit_grants_voided_at",
                schema: "payg",
                table: "credit_grants");
        }
    }
}
