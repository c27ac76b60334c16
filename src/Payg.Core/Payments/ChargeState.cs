namespace Payg.Core.Payments;

/// <summary>How far a payment is. The names are part of the API, in snake case.</summary>
public enum ChargeState : short
{
    /// <summary>It is stored, and the provider may not know it yet.</summary>
    Created = 0,

    /// <summary>The provider has it; the outcome is not known yet.</summary>
    Submitted = 1,

    /// <summary>The customer must confirm it, such as by 3-D Secure.</summary>
    ActionRequired = 2,

    /// <summary>The money was received.</summary>
    Succeeded = 3,

    /// <summary>It was declined, cancelled or expired.</summary>
    Failed = 4,

    /// <summary>All of it was paid back.</summary>
    Refunded = 5,

    /// <summary>The customer disputes it at their bank, which took the money back.</summary>
    Disputed = 6,
}

/// <summary>What happens to a payment.</summary>
public enum ChargeEvent
{
    /// <summary>The provider took it.</summary>
    Submitted,

    /// <summary>The provider asks for the customer.</summary>
    ActionRequired,

    /// <summary>The money was received.</summary>
    Succeeded,

    /// <summary>It was declined, cancelled or expired.</summary>
    Failed,

    /// <summary>It is tried once more after it failed.</summary>
    Retried,

    /// <summary>All of it was paid back.</summary>
    Refunded,

    /// <summary>The customer disputes it.</summary>
    Disputed,

    /// <summary>A dispute was decided for the seller, who has the money again.</summary>
    DisputeWon,

    /// <summary>What was paid back did not reach the customer, and came back.</summary>
    RefundFailed,
}

/// <summary>
/// Which event leads from which state to which. Events arrive late, twice and in any order, so one that leads nowhere
/// is not an error: the payment stays as it is.
/// </summary>
public static class ChargeStates
{
    private static readonly string[] s_names =
        ["created", "submitted", "action_required", "succeeded", "failed", "refunded", "disputed"];

    /// <summary>The names of all states.</summary>
    public static IReadOnlyList<string> Names => s_names;

    /// <summary>The name of a state as the API writes it.</summary>
    public static string Name(this ChargeState state) => s_names[(int)state];

    /// <summary>Reads the name of a state; false for any other text.</summary>
    public static bool TryParse(string? name, out ChargeState state)
    {
        var index = Array.IndexOf(s_names, name);
        state = index < 0 ? default : (ChargeState)index;
        return index >= 0;
    }

    /// <summary>Whether the outcome is still open.</summary>
    public static bool IsOpen(this ChargeState state) =>
        state is ChargeState.Created or ChargeState.Submitted or ChargeState.ActionRequired;

    /// <summary>
    /// The state after an event; null: the payment stays as it is. Money that was received counts whatever was
    /// reported before, so a failure may still become a success; a success is left by a refund or a dispute alone.
    /// A refund that failed leads back to it.
    /// </summary>
    public static ChargeState? Next(this ChargeState state, ChargeEvent happened) => (state, happened) switch
    {
        (ChargeState.Created or ChargeState.ActionRequired, ChargeEvent.Submitted) => ChargeState.Submitted,
        (ChargeState.Created or ChargeState.Submitted, ChargeEvent.ActionRequired) => ChargeState.ActionRequired,
        (ChargeState.Created or ChargeState.Submitted or ChargeState.ActionRequired or ChargeState.Failed,
            ChargeEvent.Succeeded) => ChargeState.Succeeded,
        (ChargeState.Created or ChargeState.Submitted or ChargeState.ActionRequired, ChargeEvent.Failed) =>
            ChargeState.Failed,
        (ChargeState.Failed or ChargeState.ActionRequired, ChargeEvent.Retried) => ChargeState.Submitted,
        (ChargeState.Succeeded or ChargeState.Disputed, ChargeEvent.Refunded) => ChargeState.Refunded,
        (ChargeState.Succeeded, ChargeEvent.Disputed) => ChargeState.Disputed,
        (ChargeState.Disputed, ChargeEvent.DisputeWon) => ChargeState.Succeeded,
        (ChargeState.Refunded, ChargeEvent.RefundFailed) => ChargeState.Succeeded,
        _ => null,
    };
}
