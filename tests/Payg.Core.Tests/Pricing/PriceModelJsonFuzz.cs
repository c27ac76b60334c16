using CsCheck;
using Payg.Core.Pricing;
using Xunit;

namespace Payg.Core.Tests.Pricing;

public sealed class PriceModelJsonFuzz
{
    // Pieces that the form is made of, and what breaks parsers: halves of characters, odd numbers, deep nesting.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "null", "true", "\"model\"", "\"flat\"", "\"graduated\"", "\"tiers\"",
        "\"up_to\"", "\"amount\"", "\"per\"", "\"free_units\"", "1", "-1", "0.5", "1e400", "1E-400", "1e2147483648",
        "9223372036854775808", "\\ud800", "\\u0000", "\ud800", "\0", "\"\\ud800\":1,", "é", "/*", "NaN", "[[[[[[[[[[",
    ];

    private static readonly Gen<(int At, int Cut, int Piece)[]> Edits =
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 6], Gen.Int[0, Pieces.Length - 1]).Array[0, 6];

    [Fact]
    public void Read_ValidFormsCutAndPatchedAnywhere_AreModelsOrFaultsAndNeverThrow() =>
        Gen.Select(Gen.OneOf(PriceGen.Near, PriceGen.Far), Edits).Sample(
            (model, edits) =>
            {
                var text = PriceModelJson.Write(model);
                foreach (var (at, cut, piece) in edits)
                {
                    var start = at % (text.Length + 1);
                    text = string.Concat(
                        text.AsSpan(0, start), Pieces[piece], text.AsSpan(Math.Min(text.Length, start + cut)));
                }

                var reading = PriceModelJson.Read(text);

                Assert.Equal(reading.IsValid, reading.Errors.Count == 0);
                if (reading.IsValid)
                    Assert.Equal(reading.Model, PriceModelJson.Read(PriceModelJson.Write(reading.Model)).Model);
            },
            iter: Iterations.Of(10_000));
}
