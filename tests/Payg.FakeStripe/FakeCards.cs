using System.Text.Json.Nodes;

namespace Payg.FakeStripe;

/// <summary>The numbers of Stripe's test cards, and what their banks say.</summary>
public static class FakeCards
{
    /// <summary>Pays.</summary>
    public const string Works = "4242424242424242";

    /// <summary>Is declined, and may be tried again.</summary>
    public const string Declines = "4000000000009995";

    /// <summary>Is declined for good.</summary>
    public const string IsStolen = "4000000000009979";

    /// <summary>Asks for the customer.</summary>
    public const string AsksForCustomer = "4000002760003184";

    /// <summary>The error of a card; null: it pays.</summary>
    /// <param name="number">The number of the card.</param>
    /// <param name="isThere">Whether the customer is there, who can confirm.</param>
    internal static JsonObject? ErrorOf(string number, bool isThere) => number switch
    {
        Declines => Error("card_declined", "insufficient_funds", "Your card has insufficient funds."),
        IsStolen => Error("card_declined", "stolen_card", "Your card was declined."),
        AsksForCustomer when !isThere => Error(
            "authentication_required", "authentication_required", "Your card was declined. It asks for you."),
        _ => null,
    };

    private static JsonObject Error(string code, string decline, string message) => new()
    {
        ["type"] = "card_error",
        ["code"] = code,
        ["decline_code"] = decline,
        ["message"] = message,
    };
}
