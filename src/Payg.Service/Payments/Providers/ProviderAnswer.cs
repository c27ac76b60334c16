using Payg.Core.Payments;

namespace Payg.Service.Payments.Providers;

/// <summary>What the provider knows of a payment.</summary>
internal sealed record ProviderAnswer(ProviderStatus Status)
{
    /// <summary>It is not known what became of the request: ask again under the same key.</summary>
    public static ProviderAnswer Unclear { get; } = new(ProviderStatus.Unclear);

    /// <summary>What the provider calls the payment; null: not known.</summary>
    public string? Ref { get; init; }

    /// <summary>What the provider calls the charge; null: not known.</summary>
    public string? ChargeRef { get; init; }

    /// <summary>The page on which the customer pays; null: there is no such page.</summary>
    public string? Url { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureText { get; init; }

    /// <summary>Whether another attempt with the same card cannot succeed.</summary>
    public bool IsHard { get; init; }

    /// <summary>What it does to a payment; null: nothing.</summary>
    public ChargeEvent? Event => Status switch
    {
        ProviderStatus.Pending => ChargeEvent.Submitted,
        ProviderStatus.ActionRequired => ChargeEvent.ActionRequired,
        ProviderStatus.Succeeded => ChargeEvent.Succeeded,
        ProviderStatus.Failed or ProviderStatus.Refused => ChargeEvent.Failed,
        _ => null,
    };
}

/// <summary>How the provider answered.</summary>
internal enum ProviderStatus
{
    /// <summary>It has the payment, and no outcome yet.</summary>
    Pending,

    /// <summary>The customer must confirm it.</summary>
    ActionRequired,

    Succeeded,

    Failed,

    /// <summary>The provider does not accept the request: the settings, or the account there, are wrong.</summary>
    Refused,

    /// <summary>There was no answer, or one that says nothing.</summary>
    Unclear,
}

/// <summary>What became of a refund.</summary>
/// <param name="IsDone">Whether the money goes back; null: not known, ask again under the same key.</param>
/// <param name="Ref">What the provider calls the refund.</param>
/// <param name="Reason">Why it does not go back.</param>
internal sealed record RefundAnswer(bool? IsDone, string? Ref = null, string? Reason = null);

/// <summary>A card that a customer saved.</summary>
internal sealed record SavedCard(string Ref, string Brand, string Last4, int ExpMonth, int ExpYear);
