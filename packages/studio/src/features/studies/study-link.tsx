import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { studyOfGroupQuery } from '../../lib/queries/study-queries.ts';

interface StudyLinkProps {
  readonly group: { readonly id: string; readonly experimentId: string; readonly name: string };
}

/** The way from a group to the study whose trials its runs are; nothing where it is no study's. */
export function StudyLink({ group }: StudyLinkProps) {
  const { data: isStudy } = useQuery(studyOfGroupQuery(group));
  if (isStudy !== true) return null;
  return (
    <Link to="/studies/$studyId" params={{ studyId: group.id }}>
      Its study
    </Link>
  );
}
