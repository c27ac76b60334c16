using System.Diagnostics.CodeAnalysis;
using Payg.Core.Pricing.Models;

namespace Payg.Core.Pricing;

/// <summary>What came of reading a price model: the model, or what is wrong with it. Never both.</summary>
public sealed record PriceModelReading
{
    internal PriceModelReading(PriceModel? model, IReadOnlyDictionary<string, string[]> errors) =>
        (Model, Errors) = (errors.Count == 0 ? model : null, errors);

    /// <summary>The model, which keeps all <see cref="PriceModelRules"/>; null when there are errors.</summary>
    public PriceModel? Model { get; }

    /// <summary>What is wrong, by field; empty when there is a model.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; }

    /// <summary>Whether there is a model.</summary>
    [MemberNotNullWhen(true, nameof(Model))]
    public bool IsValid => Model is not null;
}
