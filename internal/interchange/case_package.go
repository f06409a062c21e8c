package interchange

// A CASE package as it is written: the types of the 1EdTech standard "Competencies and Academic Standards Exchange", version 1.1,
// binding CFPackage, with what a ladder has for them. The standard allows no other members, but lets every class carry extensions;
// what a ladder has and CASE has not goes there, under the key "rung". A level has a list of extensions, all others have one object.
type (
	casePackage struct {
		Document     caseDocument      `json:"CFDocument"`
		Items        []caseItem        `json:"CFItems"`
		Associations []caseAssociation `json:"CFAssociations"`
		Rubrics      []caseRubric      `json:"CFRubrics"`
	}
	caseDocument struct {
		Identifier string                 `json:"identifier"`
		URI        string                 `json:"uri"`
		CASE       string                 `json:"caseVersion"`
		Creator    string                 `json:"creator"`
		Title      string                 `json:"title"`
		Changed    string                 `json:"lastChangeDateTime"`
		Summary    string                 `json:"description,omitzero"`
		Language   string                 `json:"language"`
		Version    string                 `json:"version"`
		Status     string                 `json:"adoptionStatus"`
		Extensions ext[documentExtension] `json:"extensions"`
	}
	caseItem struct {
		Identifier string              `json:"identifier"`
		URI        string              `json:"uri"`
		Statement  string              `json:"fullStatement"`
		Short      string              `json:"abbreviatedStatement"`
		Code       string              `json:"humanCodingScheme"` // our id
		Type       string              `json:"CFItemType"`
		Changed    string              `json:"lastChangeDateTime"`
		Extensions *ext[itemExtension] `json:"extensions,omitzero"`
	}
	caseAssociation struct {
		Identifier  string   `json:"identifier"`
		URI         string   `json:"uri"`
		Type        string   `json:"associationType"`
		Sequence    int      `json:"sequenceNumber"`
		Origin      caseLink `json:"originNodeURI"`
		Destination caseLink `json:"destinationNodeURI"`
		Changed     string   `json:"lastChangeDateTime"`
	}
	caseLink struct {
		Title      string `json:"title"`
		Identifier string `json:"identifier"`
		URI        string `json:"uri"`
	}
	caseRubric struct {
		Identifier string               `json:"identifier"`
		URI        string               `json:"uri"`
		Title      string               `json:"title"`
		Changed    string               `json:"lastChangeDateTime"`
		Criteria   []caseCriterion      `json:"CFRubricCriteria"`
		Extensions ext[rubricExtension] `json:"extensions"`
	}
	caseCriterion struct {
		Identifier  string      `json:"identifier"`
		URI         string      `json:"uri"`
		Category    string      `json:"category,omitzero"` // title of the area
		Description string      `json:"description"`       // title of the competency
		Item        caseLink    `json:"CFItemURI"`
		Weight      int         `json:"weight"`
		Position    int         `json:"position"`
		Rubric      string      `json:"rubricId"`
		Changed     string      `json:"lastChangeDateTime"`
		Levels      []caseLevel `json:"CFRubricCriterionLevels"`
	}
	caseLevel struct {
		Identifier  string                `json:"identifier"`
		URI         string                `json:"uri"`
		Quality     string                `json:"quality"`     // "Short: Title" of the rung
		Description string                `json:"description"` // the sentence "I ..."
		Feedback    string                `json:"feedback"`    // the sentence in the third person
		Score       int                   `json:"score"`
		Position    int                   `json:"position"`
		Criterion   string                `json:"rubricCriterionId"`
		Changed     string                `json:"lastChangeDateTime"`
		Extensions  []ext[levelExtension] `json:"extensions"`
	}
)

// ext is what a class is extended by.
type ext[T any] struct {
	Rung T `json:"rung"`
}

// What CASE has no place for, by the keys of a ladder file.
type (
	documentExtension struct {
		ID       string            `json:"id"`
		Quorum   int               `json:"quorum"`
		Scale    scaleExtension    `json:"scale"`
		Needs    []needExtension   `json:"needs,omitempty"`
		Glossary map[string]string `json:"glossary,omitempty"`
	}
	scaleExtension struct {
		Cut    int              `json:"cut"`
		Points []pointExtension `json:"points"`
	}
	pointExtension struct {
		Label string `json:"label"`
		Hint  string `json:"hint,omitzero"`
	}
	needExtension struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	}
	rubricExtension struct {
		Rungs []rungExtension `json:"rungs"`
	}
	rungExtension struct {
		ID          string              `json:"id"`
		Parent      string              `json:"parent,omitzero"`
		Also        []string            `json:"also,omitempty"`
		Title       string              `json:"title"`
		Short       string              `json:"short,omitzero"`
		Aliases     []string            `json:"aliases,omitempty"`
		Mandate     string              `json:"mandate,omitzero"`
		Scope       string              `json:"scope,omitzero"`
		Horizon     string              `json:"horizon,omitzero"`
		Shift       string              `json:"shift,omitzero"`
		Actions     []string            `json:"actions,omitempty"`
		ActionsFrom map[string][]string `json:"actions_from,omitzero"`
	}
	itemExtension struct {
		Actions map[string][]string `json:"actions"`
	}
	levelExtension struct {
		Rung     string   `json:"id"`
		Evidence string   `json:"evidence,omitzero"`
		Weight   int      `json:"weight"`
		MustHave bool     `json:"must_have,omitzero"`
		Needs    []string `json:"needs,omitempty"`
		Same     string   `json:"same,omitzero"`
	}
)
